package com.ziraai.proof.oracle;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated providers wrote down. */
final class ProviderLedger {

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    ProviderLedger(String simulatorUrl) {
        this.url = simulatorUrl + "/ledger/items?operationId=";
    }

    /** Items of the operation that were ever called, by index. */
    Map<Integer, LedgerItem> items(String operationId) {
        var items = new HashMap<Integer, LedgerItem>();
        lines(operationId)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .forEach(item -> {
                    var name = item.path("item").asString();
                    int index = Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
                    items.put(index, LedgerItem.parse(item));
                });
        return items;
    }

    private String lines(String operationId) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + operationId)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new StartFailure("the ledger cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
