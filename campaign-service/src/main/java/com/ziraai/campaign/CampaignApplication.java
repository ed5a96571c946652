package com.ziraai.campaign;

import com.ziraai.campaign.admission.AdmissionConfiguration;
import com.ziraai.campaign.audit.AuditConfiguration;
import com.ziraai.campaign.control.ControlConfiguration;
import com.ziraai.campaign.gateway.GatewayConfiguration;
import com.ziraai.campaign.history.HistoryConfiguration;
import com.ziraai.campaign.intake.IntakeConfiguration;
import com.ziraai.campaign.openapi.OpenApiConfiguration;
import com.ziraai.campaign.operation.OperationConfiguration;
import com.ziraai.campaign.plan.PlanConfiguration;
import com.ziraai.campaign.progress.ProgressConfiguration;
import com.ziraai.campaign.release.ReleaseConfiguration;
import com.ziraai.campaign.settlement.SettlementConfiguration;
import com.ziraai.campaign.sponsor.SponsorConfiguration;
import com.ziraai.campaign.statistics.StatisticsConfiguration;
import com.ziraai.campaign.template.TemplateConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The sponsors' REST gateway. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AdmissionConfiguration.class,
    AuditConfiguration.class,
    ControlConfiguration.class,
    GatewayConfiguration.class,
    HistoryConfiguration.class,
    IntakeConfiguration.class,
    OpenApiConfiguration.class,
    OperationConfiguration.class,
    PlanConfiguration.class,
    ProgressConfiguration.class,
    ReleaseConfiguration.class,
    SettlementConfiguration.class,
    SponsorConfiguration.class,
    StatisticsConfiguration.class,
    TemplateConfiguration.class
})
public class CampaignApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(CampaignApplication.class, arguments);
    }
}
