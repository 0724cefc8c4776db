<% System.exit(0); %>
