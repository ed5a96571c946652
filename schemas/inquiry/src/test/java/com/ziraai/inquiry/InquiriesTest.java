package com.ziraai.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.OperationId;
import com.ziraai.local.token.TestTokens;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class InquiriesTest {

    private static final String OWNER = "sponsor-1";
    private static final String ITEM =
            "/api/v1/operations/bulk_0198c0de-7a10-7c3e-9f00-0123456789ab/items/7";

    private final TestTokens tokens = new TestTokens();
    private final WebTestClient http = client(tokens.publicKeyLocation());

    /** Knows what its tenant may know of item 7. */
    private static Mono<String> find(Caller caller, OperationId operation, int itemIndex) {
        return Mono.just(operation + "/" + itemIndex)
                .filter(_ -> itemIndex == 7 && caller.maySee(OWNER));
    }

    private static WebTestClient client(String location) {
        var settings = new InquirySettings(new DefaultResourceLoader().getResource(location));
        return client(new Inquiries(new Gatekeeper(settings)));
    }

    private static WebTestClient client(Inquiries inquiries) {
        return WebTestClient.bindToRouterFunction(inquiries.item(InquiriesTest::find)).build();
    }

    @Test
    void theOwnerAndAdministratorsAreAnswered() {
        for (String token : new String[] {tokens.sponsor(OWNER), tokens.admin()}) {
            ask(ITEM, token)
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo(
                            "{\"success\":true,\"data\":\"bulk_0198c0de-7a10-7c3e-9f00-0123456789ab/7\"}");
        }
    }

    @Test
    void othersAreAnsweredAsIfThereWereNothing() {
        refused(ask(ITEM, tokens.sponsor("sponsor-2")), 404, "NOT_FOUND");
        refused(ask(ITEM.replace("/7", "/8"), tokens.sponsor(OWNER)), 404, "NOT_FOUND");
    }

    @Test
    void whoBringsNoGoodTokenIsNot() {
        refused(http.get().uri(ITEM).exchange(), 401, "UNAUTHORIZED");
        refused(ask(ITEM, tokens.expired(OWNER)), 401, "UNAUTHORIZED");
        refused(ask(ITEM, "not.a.token"), 401, "UNAUTHORIZED");
        refused(ask(ITEM, new TestTokens().sponsor(OWNER)), 401, "UNAUTHORIZED");
        refused(ask(ITEM, tokens.withoutRole(OWNER)), 403, "FORBIDDEN");
    }

    @Test
    void withoutAKeyNobodyIs() {
        WebTestClient closed = client(new Inquiries(new Gatekeeper(new InquirySettings(null))));
        refused(
                closed.get()
                        .uri(ITEM)
                        .headers(headers -> headers.setBearerAuth(tokens.admin()))
                        .exchange(),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void whatIsNoItemIsRefused() {
        refused(ask(ITEM.replace("/7", "/-1"), tokens.admin()), 400, "BAD_REQUEST");
        refused(ask("/api/v1/operations/bulk_1/items/7", tokens.admin()), 400, "BAD_REQUEST");
    }

    @Test
    void aTokenWithoutATenantSeesNobodysThings() {
        assertThat(new Caller(Optional.empty(), false).maySee("")).isFalse();
    }

    private WebTestClient.ResponseSpec ask(String path, String token) {
        return http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String error) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("{\"success\":false,\"error\":\"" + error + "\"}");
    }
}
