package com.ziraai.code;

import com.ziraai.code.allocation.AllocationConfiguration;
import com.ziraai.code.link.LinkConfiguration;
import com.ziraai.inquiry.InquiryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Composition of the code service. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({AllocationConfiguration.class, InquiryConfiguration.class, LinkConfiguration.class})
public class CodeApplication {

    static void main(String[] args) {
        SpringApplication.run(CodeApplication.class, args);
    }
}
