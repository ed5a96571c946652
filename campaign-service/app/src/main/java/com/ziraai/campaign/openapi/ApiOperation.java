package com.ziraai.campaign.openapi;

import java.util.Set;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be asked of the API.
 *
 * @param path with its variables in braces
 * @param bodyTypes media types it takes a body of; empty if it takes none
 * @param node what the document says of it
 */
public record ApiOperation(HttpMethod method, String path, Set<String> bodyTypes, JsonNode node) {}
