using LocalDataverse;

namespace Demo.Company;

/// <summary>
/// A small company at work, so that a visitor finds people, customers, opportunities and activities. Each row is made by the
/// person whose it is, through roles and plug-ins; the same rows under the same ids every time, their dates around today.
/// </summary>
internal static class DemoData
{
    public static void AddTo(LocalOrganization organization)
    {
        var rows = new DemoRows(organization);
        DemoPeople.Add(rows);
        DemoCurrencies.Add(rows);
        DemoCustomers.Add(rows);
        DemoOpportunities.Add(rows);
        DemoActivities.Add(rows);
    }
}
