package com.ziraai.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.OperationId;
import com.ziraai.infrastructure.token.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.Mono;

class InquiriesTest {

    private static final String OWNER = "sponsor-1";
    private static final String SERVICE = "code-service";
    private static final String ITEM =
            "/api/v1/operations/bulk_0198c0de-7a10-7c3e-9f00-0123456789ab/items/7";

    private final TestTokens tokens = new TestTokens();
    private final WebTestClient http =
            client(tokens.publicKeyLocation(), tokens.gatewayKeyLocation());

    /** Knows what its tenant may know of item 7. */
    private static Mono<String> find(Caller caller, OperationId operation, int itemIndex) {
        return Mono.just(operation + "/" + itemIndex)
                .filter(_ -> itemIndex == 7 && caller.maySee(OWNER));
    }

    private static WebTestClient client(@Nullable String peoples, @Nullable String gateways) {
        var settings = new InquirySettings(resource(peoples), resource(gateways));
        return WebTestClient.bindToRouterFunction(
                        new Inquiries(new Gatekeeper(settings, SERVICE)).item(InquiriesTest::find))
                .build();
    }

    private static @Nullable Resource resource(@Nullable String location) {
        return location == null ? null : new DefaultResourceLoader().getResource(location);
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
    void theGatewayItselfIsAnsweredAsTheTenantItAsksFor() {
        ask(ITEM, gateway(Map.of())).expectStatus().isOk();
        refused(ask(ITEM, gateway(Map.of("sponsor_id", "sponsor-2"))), 404, "NOT_FOUND");
    }

    @Test
    void itsKeyMakesNobodyAnAdministrator() {
        refused(
                ask(ITEM, gateway(Map.of("roles", List.of("Admin"), "sponsor_id", "sponsor-2"))),
                404,
                "NOT_FOUND");
    }

    @Test
    void whatItAsksAnotherServiceByOpensNothingHere() {
        refused(ask(ITEM, gateway(Map.of("aud", "dispatch-service"))), 401, "UNAUTHORIZED");
        refused(
                ask(ITEM, gateway(Map.of("aud", List.of(SERVICE, "dispatch-service")))),
                401,
                "UNAUTHORIZED");
        refused(ask(ITEM, gateway(Map.of("aud", List.of()))), 401, "UNAUTHORIZED");
        long longAgo = Instant.now().minusSeconds(600).getEpochSecond();
        refused(ask(ITEM, gateway(Map.of("exp", longAgo))), 401, "UNAUTHORIZED");
    }

    @Test
    void eachKeyOpensItsOwnDoor() {
        WebTestClient people = client(tokens.publicKeyLocation(), null);
        WebTestClient gateways = client(null, tokens.gatewayKeyLocation());
        refused(ask(people, ITEM, gateway(Map.of())), 401, "UNAUTHORIZED");
        refused(ask(gateways, ITEM, tokens.admin()), 401, "UNAUTHORIZED");
        ask(gateways, ITEM, gateway(Map.of())).expectStatus().isOk();
    }

    @Test
    void withoutAKeyNobodyIs() {
        WebTestClient closed = client(null, null);
        refused(ask(closed, ITEM, tokens.admin()), 401, "UNAUTHORIZED");
        refused(ask(closed, ITEM, gateway(Map.of())), 401, "UNAUTHORIZED");
    }

    @Test
    void whatIsNoItemIsRefused() {
        refused(ask(ITEM.replace("/7", "/-1"), tokens.admin()), 400, "BAD_REQUEST");
        refused(ask("/api/v1/operations/bulk_1/items/7", tokens.admin()), 400, "BAD_REQUEST");
    }

    @Test
    void aTokenWithoutATenantSeesNobodysThings() {
        Caller nobody = new Caller("somebody", Optional.empty(), Optional.empty(), false);
        assertThat(nobody.maySee("")).isFalse();
    }

    @Test
    void aDeedIsDoneForTheGatewayAloneAndByATokenForIt() {
        WebTestClient change = client("change");
        put(change, gateway(Map.of("deed", "change"))).expectStatus().isOk();
        refused(put(change, gateway(Map.of("deed", "look"))), 403, "FORBIDDEN");
        refused(put(change, gateway(Map.of())), 403, "FORBIDDEN");
        refused(put(change, tokens.admin()), 401, "UNAUTHORIZED");
        refused(put(change, tokens.sponsor(OWNER)), 401, "UNAUTHORIZED");
    }

    private WebTestClient client(String deed) {
        var settings =
                new InquirySettings(
                        resource(tokens.publicKeyLocation()),
                        resource(tokens.gatewayKeyLocation()));
        Inquiries inquiries = new Inquiries(new Gatekeeper(settings, SERVICE));
        return WebTestClient.bindToRouterFunction(
                        RouterFunctions.route(
                                RequestPredicates.PUT("/thing"),
                                request ->
                                        inquiries.answerGateway(
                                                deed, request, () -> Mono.just("done"))))
                .build();
    }

    private static WebTestClient.ResponseSpec put(WebTestClient client, String token) {
        return client.put().uri("/thing").header("Authorization", "Bearer " + token).exchange();
    }

    private String gateway(Map<String, ?> claims) {
        return tokens.gateway(SERVICE, OWNER, claims);
    }

    private WebTestClient.ResponseSpec ask(String path, String token) {
        return ask(http, path, token);
    }

    private static WebTestClient.ResponseSpec ask(WebTestClient http, String path, String token) {
        return http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String error) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("{\"success\":false,\"error\":\"" + error + "\"}");
    }
}
