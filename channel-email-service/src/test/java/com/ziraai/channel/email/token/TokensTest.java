package com.ziraai.channel.email.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.email.Samples;
import com.ziraai.channel.email.token.UnsubscribeTokens.Subject;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final BounceTokens bounces = new BounceTokens("a secret of this test");
    private final UnsubscribeTokens unsubscribes = new UnsubscribeTokens("a secret of this test");

    @Test
    void aBounceTokenNamesItsAttemptInAnyCase() {
        String token = bounces.issue(Samples.attempt());
        AttemptKey attempt = AttemptKey.of(Samples.attempt());
        assertThat(bounces.verify(token)).contains(attempt);
        assertThat(bounces.verify(token.toUpperCase(Locale.ROOT))).contains(attempt);
    }

    @Test
    void aBounceTokenFitsALocalPart() {
        Item largest =
                new Item(
                        "workflows_ffffffff-ffff-7fff-bfff-ffffffffffff",
                        999_999_999,
                        "s",
                        Samples.CONTACT,
                        Samples.RELEASED);
        String token = bounces.issue(new Attempt(largest, 9_999));
        assertThat("bounces+" + token).hasSizeLessThanOrEqualTo(64);
        assertThat(bounces.verify(token))
                .contains(new AttemptKey(largest.getOperationId(), 999_999_999, 9_999));
    }

    @Test
    void aForgedBounceTokenNamesNothing() {
        String token = bounces.issue(Samples.attempt());
        assertThat(new BounceTokens("another secret").verify(token)).isEmpty();
        assertThat(bounces.verify(token.replace("bulk-", "code-"))).isEmpty();
        assertThat(bounces.verify(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(bounces.verify(token + "z")).isEmpty();
        assertThat(bounces.verify("")).isEmpty();
        assertThat(bounces.verify("bulk-0")).isEmpty();
    }

    @Test
    void anUnsubscribeTokenSaysAllThereIsToKnow() {
        String token = unsubscribes.issue(Samples.item(), Samples.ADDRESS);
        assertThat(unsubscribes.verify(token))
                .contains(new Subject(Samples.item(), Samples.ADDRESS));
        assertThat(token).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void anAddressThatIsTheContactsIsNotRepeated() {
        String token = unsubscribes.issue(Samples.item(), Samples.CONTACT);
        assertThat(unsubscribes.verify(token))
                .contains(new Subject(Samples.item(), Samples.CONTACT));
        assertThat(token.length())
                .isLessThan(unsubscribes.issue(Samples.item(), Samples.ADDRESS).length());
    }

    @Test
    void anyTenantsIdComesBackAsItWas() {
        Item item =
                new Item(
                        Samples.item().getOperationId(),
                        0,
                        "Çiftçi/Ltd. <1>",
                        Samples.CONTACT,
                        Samples.RELEASED);
        assertThat(unsubscribes.verify(unsubscribes.issue(item, Samples.ADDRESS)))
                .contains(new Subject(item, Samples.ADDRESS));
    }

    @Test
    void aForgedUnsubscribeTokenIsWellFormedAndSaysNothing() {
        String token = unsubscribes.issue(Samples.item(), Samples.ADDRESS);
        String forged = token.replace(".7.", ".8.");
        assertThat(unsubscribes.isWellFormed(forged)).isTrue();
        assertThat(unsubscribes.verify(forged)).isEmpty();
        assertThat(new UnsubscribeTokens("another secret").verify(token)).isEmpty();
        assertThat(unsubscribes.isWellFormed("u0.x")).isFalse();
        assertThat(unsubscribes.verify("u0.x")).isEmpty();
    }
}
