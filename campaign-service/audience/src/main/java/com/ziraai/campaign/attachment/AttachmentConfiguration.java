package com.ziraai.campaign.attachment;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.inquiry.ServiceTokens;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Files that go along with e-mails, and their routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentProperties.class)
public class AttachmentConfiguration {

    @Bean
    AttachmentStore attachmentStore(DatabaseClient database) {
        return new AttachmentStore(database);
    }

    @Bean
    Attachments attachments(AttachmentStore store, AttachmentProperties properties) {
        return new Attachments(store, properties);
    }

    @Bean
    AttachmentBook attachmentBook(
            AttachmentStore store,
            AttachmentProperties properties,
            TransactionalOperator transaction,
            Audit audit,
            Clock clock) {
        return new AttachmentBook(store, properties, transaction, audit, clock);
    }

    /** Any number of instances may do it. */
    @Bean
    Rounds attachmentCleanUp(AttachmentBook book) {
        return Rounds.ofUpkeep("attachment-clean-up", Duration.ofMinutes(10), book::clean);
    }

    @Bean
    RouterFunction<ServerResponse> attachmentRoutes(
            AttachmentStore store,
            AttachmentBook book,
            AttachmentProperties properties,
            Sponsors sponsors,
            Clock clock,
            RandomGenerator random) {
        return new AttachmentRoutes(
                        new AttachmentUploads(book, properties, clock, random),
                        store,
                        book,
                        sponsors)
                .routes();
    }

    @Bean
    RouterFunction<ServerResponse> attachmentContentRoute(
            AttachmentStore store, AttachmentProperties properties, Clock clock) {
        Optional<ServiceTokens> tokens =
                Optional.ofNullable(properties.secret())
                        .map(secret -> new ServiceTokens(secret, clock));
        ContentRoute route = new ContentRoute(store, tokens);
        return RouterFunctions.route().GET(ContentRoute.PATH, route::get).build();
    }

    /** Its token is no person's: the route asks for it itself. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain attachmentContentSecurity(ServerHttpSecurity http) {
        return http.securityMatcher(
                        new PathPatternParserServerWebExchangeMatcher(ContentRoute.PATH))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
}
