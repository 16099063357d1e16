"""Areas beside one another: funnel limits, intervals, peers."""
