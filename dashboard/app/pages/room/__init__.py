"""What is used in the meeting and between meetings: topics one at a time, verdicts, commissions, replies."""
