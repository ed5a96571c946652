// No validator: the document is not shown to anybody else's server.
SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#swagger-ui",
  validatorUrl: null,
  persistAuthorization: false,
  tryItOutEnabled: true,
});
