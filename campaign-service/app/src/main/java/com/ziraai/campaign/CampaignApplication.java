package com.ziraai.campaign;

import com.ziraai.campaign.admission.AdmissionConfiguration;
import com.ziraai.campaign.attachment.AttachmentConfiguration;
import com.ziraai.campaign.audience.AudienceConfiguration;
import com.ziraai.campaign.audit.AuditConfiguration;
import com.ziraai.campaign.blacklist.BlacklistConfiguration;
import com.ziraai.campaign.callback.CallbackConfiguration;
import com.ziraai.campaign.consent.ConsentConfiguration;
import com.ziraai.campaign.control.ControlConfiguration;
import com.ziraai.campaign.forecast.ForecastConfiguration;
import com.ziraai.campaign.gateway.GatewayConfiguration;
import com.ziraai.campaign.generation.GenerationConfiguration;
import com.ziraai.campaign.history.HistoryConfiguration;
import com.ziraai.campaign.inquiry.InquiryConfiguration;
import com.ziraai.campaign.intake.IntakeConfiguration;
import com.ziraai.campaign.item.ItemConfiguration;
import com.ziraai.campaign.list.ListConfiguration;
import com.ziraai.campaign.openapi.OpenApiConfiguration;
import com.ziraai.campaign.operation.OperationConfiguration;
import com.ziraai.campaign.order.OrderConfiguration;
import com.ziraai.campaign.plan.PlanConfiguration;
import com.ziraai.campaign.price.PriceConfiguration;
import com.ziraai.campaign.progress.ProgressConfiguration;
import com.ziraai.campaign.recipient.RecipientConfiguration;
import com.ziraai.campaign.release.ReleaseConfiguration;
import com.ziraai.campaign.retry.RetryConfiguration;
import com.ziraai.campaign.sender.SenderConfiguration;
import com.ziraai.campaign.settlement.SettlementConfiguration;
import com.ziraai.campaign.spending.SpendingConfiguration;
import com.ziraai.campaign.sponsor.SponsorConfiguration;
import com.ziraai.campaign.statistics.StatisticsConfiguration;
import com.ziraai.campaign.template.TemplateConfiguration;
import com.ziraai.campaign.trace.TraceConfiguration;
import com.ziraai.message.MessageConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The sponsors' REST gateway. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AdmissionConfiguration.class,
    AttachmentConfiguration.class,
    AudienceConfiguration.class,
    AuditConfiguration.class,
    BlacklistConfiguration.class,
    CallbackConfiguration.class,
    ConsentConfiguration.class,
    ControlConfiguration.class,
    ForecastConfiguration.class,
    GatewayConfiguration.class,
    GenerationConfiguration.class,
    HistoryConfiguration.class,
    InquiryConfiguration.class,
    IntakeConfiguration.class,
    ItemConfiguration.class,
    ListConfiguration.class,
    MessageConfiguration.class,
    OpenApiConfiguration.class,
    OperationConfiguration.class,
    OrderConfiguration.class,
    PlanConfiguration.class,
    PriceConfiguration.class,
    ProgressConfiguration.class,
    RecipientConfiguration.class,
    ReleaseConfiguration.class,
    RetryConfiguration.class,
    SenderConfiguration.class,
    SettlementConfiguration.class,
    SpendingConfiguration.class,
    SponsorConfiguration.class,
    StatisticsConfiguration.class,
    TemplateConfiguration.class,
    TraceConfiguration.class
})
public class CampaignApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(CampaignApplication.class, arguments);
    }
}
