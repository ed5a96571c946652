curl -X POST "{{baseUrl}}/api/v1/bulk-operations/send-links" \
  -H "Authorization: Bearer {{token}}" \
  -H "Content-Type: application/json" \
  -d '{
    "recipients": [...],
    "channel": "WhatsApp",
    "processing": {
      "batchSize": 10,
      "maxConcurrency": 2
    }
  }'
