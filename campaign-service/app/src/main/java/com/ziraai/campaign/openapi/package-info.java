/**
 * The contract of the routes: the OpenAPI document, put together from one section per area, served
 * with a page to read and try it, and enforced where a route cannot tell by itself: methods, body
 * types and encodings an address does not offer. Owns no table and no topic.
 */
@NullMarked
package com.ziraai.campaign.openapi;

import org.jspecify.annotations.NullMarked;
