package com.ziraai.campaign.item;

import com.ziraai.campaign.export.Export;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.operation.RetriedItems;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.progress.ProgressCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The views of single items. */
@Configuration(proxyBeanMethods = false)
public class ItemConfiguration {

    @Bean
    ItemPages itemPages(Peers peers) {
        return new ItemPages(peers.analytics());
    }

    @Bean
    People people(StoredItems stored) {
        return new People(stored);
    }

    @Bean
    RouterFunction<ServerResponse> itemRoutes(
            ProgressCopy progress,
            ItemPages items,
            People people,
            Peers peers,
            StoredItems stored,
            RetriedItems retried,
            Texts texts,
            JsonMapper json) {
        ItemReport report = new ItemReport(texts);
        Stories stories = new Stories(peers, stored, retried, report, texts);
        return new ItemRoutes(
                        progress,
                        items,
                        people,
                        report,
                        stories,
                        new Export<>(json, ItemReport.COLUMNS))
                .routes()
                .and(new SendResultRoutes(progress, stored, stories).routes());
    }
}
