// Started from a file of its own: the page's policy lets no script run that stands in the page itself.
window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  // Nothing of this shop is sent to anybody else's validator.
  validatorUrl: null,
  withCredentials: true,
});
