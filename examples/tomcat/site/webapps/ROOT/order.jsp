<%-- Takes its time, as a page does that waits for a database. --%>
<%
  System.out.println("order begun");
  Thread.sleep(6000);
%>
order accepted
