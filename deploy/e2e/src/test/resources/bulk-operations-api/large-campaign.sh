curl -X POST "{{baseUrl}}/api/v1/bulk-operations/send-links" \
  -H "Authorization: Bearer {{token}}" \
  -H "Content-Type: application/json" \
  -d '{
    "recipients": [...], 
    "channel": "SMS",
    "scheduling": {
      "spreadOverTime": true,
      "spreadDurationMinutes": 180
    },
    "processing": {
      "batchSize": 50,
      "maxConcurrency": 5,
      "retryAttempts": 3
    }
  }'
