async function trackBulkOperation(operationId) {
  const pollInterval = 5000; // 5 saniye
  const maxPolls = 120; // 10 dakika timeout
  
  for (let i = 0; i < maxPolls; i++) {
    const response = await fetch(`/api/v1/bulk-operations/status/${operationId}`);
    const status = await response.json();
    
    console.log(`Progress: ${status.data.metrics.progressPercentage}%`);
    
    if (['Completed', 'Failed', 'Cancelled'].includes(status.data.status)) {
      return status;
    }
    
    await new Promise(resolve => setTimeout(resolve, pollInterval));
  }
  
  throw new Error('Polling timeout');
}
