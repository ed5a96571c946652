package com.ziraai.channel.sms;

import com.ziraai.channel.ChannelConfiguration;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.wire.HttpWire;
import com.ziraai.contract.Media;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The SMS channel with a provider that gives ids and echoes nothing, as an SMSC does: it answers a
 * message with its id and reports {@code id=status}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ChannelConfiguration.class)
class UntokenedApplication {

    static final String PROVIDER = "plain";

    @Bean
    Media<SmsSend> sms() {
        return Media.SMS;
    }

    @Bean
    Provider<SmsSend> plain(@Value("${plain.url}") URI url, LaneSettings lane, Clock clock) {
        return new Provider<>(
                PROVIDER,
                new PlainReports(),
                List.of(
                        new Account<>(
                                Sender.of(PROVIDER, "PLAIN", 1000),
                                Line.of(new PlainDialect(url), new HttpWire(url, lane, clock)))));
    }

    private record PlainDialect(URI url) implements Dialect<SmsSend, HttpCall, HttpAnswer> {

        @Override
        public Prepared<HttpCall> prepare(SmsSend command, String token) {
            return new Prepared.Call<>(HttpCall.get(url + "/send"));
        }

        @Override
        public Optional<SendResult> read(SmsSend command, HttpAnswer answer) {
            return answer.status() == 200
                    ? Optional.of(new SendResult.Accepted(Optional.of(answer.body()), 1))
                    : Optional.empty();
        }
    }

    private record PlainReports() implements Reports {

        @Override
        public boolean carryTokens() {
            return false;
        }

        @Override
        public List<Receipt> parse(ProviderReceipt raw) {
            String[] report = raw.getQuery().split("=", 2);
            return List.of(
                    new Receipt(
                            Optional.empty(),
                            AttemptStatus.valueOf(report[1]),
                            Optional.of(report[0]),
                            Optional.empty(),
                            Optional.empty()));
        }
    }
}
