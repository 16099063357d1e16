"""What goes out to people who do not open the dashboard: agendas, commissions, the exported plan."""

from dashboard.pack.commission import Sheet, document, page

__all__ = ["Sheet", "document", "page"]
