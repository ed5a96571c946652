package com.ziraai.local;

import com.ziraai.infrastructure.Port;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;

/** What to do with a running system: its addresses and a first campaign to paste. */
final class FirstSteps {

    private FirstSteps() {}

    static String of(LocalSystem system) {
        var campaign = system.url(Service.CAMPAIGN);
        var infrastructure = system.infrastructure();
        return """

          bulk operations   %1$s/api/v1/bulk-operations
          SLA views         %2$s/api/v1/operations/{operationId}/sla
          simulator         %3$s/ledger/summary
          schema registry   %4$s
          kafka             %5$s
          postgres          postgresql://%6$s@127.0.0.1:%7$d/%8$s
          logs              %9$s

        A first campaign:

        TOKEN=%10$s

        curl -s %1$s/api/v1/bulk-operations/send-links \\
          -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
          -d '{"channel": "SMS", "recipients": [{"name": "Ahmet Çiftçi", "phoneNumber": "+905321234567"}]}'

        curl -s %1$s/api/v1/bulk-operations/status/OPERATION_ID -H "Authorization: Bearer $TOKEN"

        Ctrl-C stops everything; the data stays in %11$s.\
        """
                .formatted(
                        campaign,
                        system.url(Service.ANALYTICS),
                        system.simulatorUrl(),
                        infrastructure.registryUrl(),
                        infrastructure.bootstrapServers(),
                        infrastructure.postgresUsername(),
                        infrastructure.ports().number(Port.POSTGRES),
                        Service.CAMPAIGN.database(),
                        system.logs(),
                        system.token("sponsor-1", "Tarım Kooperatifi", "Sponsor"),
                        system.dataFolder());
    }
}
