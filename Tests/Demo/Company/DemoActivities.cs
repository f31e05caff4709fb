using Demo.Walkthrough;
using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>What people plan, have done and have noted: on opportunities, on customers, and on nothing.</summary>
internal static class DemoActivities
{
    private const int Completed = 1;

    public static void Add(DemoRows rows)
    {
        Task(rows, Cast.Cecilia, "Skicka reviderad offert", DemoOpportunities.Crane, 2);
        Task(rows, Cast.Cecilia, "Boka provkörning av kranen", DemoOpportunities.Crane, 9);
        Task(rows, Cast.Cecilia, "Kontrollera mått på kajen", DemoOpportunities.Crane, -12, isDone: true);
        Appointment(rows, Cast.Cecilia, "Platsbesök kaj 4", DemoOpportunities.Crane, "Göteborg", 4);
        Call(rows, Cast.Cecilia, "Ringde Lena om leveranstid", DemoOpportunities.Crane, -3);
        Mail(rows, Cast.Cecilia, "Underlag inför mötet", DemoOpportunities.Crane);
        Note(rows, Cast.Cecilia, DemoOpportunities.Crane, "Lena vill ha leverans före semestern. Björn räknar på montaget.");
        Appointment(rows, Cast.Anna, "Styrgrupp turbinrenovering", DemoOpportunities.Turbine, "Jönköping", 6);
        Note(rows, Cast.Cecilia, DemoOpportunities.Turbine, "Anna har fast andel enligt överenskommelse.");
        Task(rows, Cast.Bjorn, "Regne på monteringstid", DemoOpportunities.Loading, 3);
        Appointment(rows, Cast.Bjorn, "Møte med innkjøp", DemoOpportunities.Loading, "Bergen", 5);
        Call(rows, Cast.Bjorn, "Avklarte garantivilkår", DemoOpportunities.Loading, -1);
        Task(rows, Cast.David, "Indhente tilbud på ventiler", DemoCustomers.Pumper, 1);
        Task(rows, Cast.David, "Månedsrapport", null, 7);
        Appointment(rows, Cast.Anna, "Säljmöte", null, "Teams", 1);
    }

    private static void Task(DemoRows rows, string owner, string subject, string? regarding, int days, bool isDone = false)
    {
        var task = Row("task", rows, subject, regarding);
        task["scheduledend"] = rows.Today.AddDays(days).AddHours(15);
        var made = rows.Add(rows.As(owner), $"{owner}: {subject}", task);
        if (isDone)
        {
            rows.As(owner).Update(new Entity("task", made.Id) { ["statecode"] = new OptionSetValue(Completed) });
        }
    }

    private static void Appointment(DemoRows rows, string owner, string subject, string? regarding, string place, int days)
    {
        var appointment = Row("appointment", rows, subject, regarding);
        appointment["location"] = place;
        appointment["scheduledstart"] = rows.Today.AddDays(days).AddHours(9);
        appointment["scheduledend"] = rows.Today.AddDays(days).AddHours(10);
        rows.Add(rows.As(owner), $"{owner}: {subject}", appointment);
    }

    private static void Call(DemoRows rows, string owner, string subject, string regarding, int days)
    {
        var call = Row("phonecall", rows, subject, regarding);
        call["scheduledend"] = rows.Today.AddDays(days).AddHours(11);
        var made = rows.Add(rows.As(owner), $"{owner}: {subject}", call);
        rows.As(owner).Update(new Entity("phonecall", made.Id) { ["statecode"] = new OptionSetValue(Completed) });
    }

    private static void Mail(DemoRows rows, string owner, string subject, string regarding) =>
        rows.Add(rows.As(owner), $"{owner}: {subject}", Row("email", rows, subject, regarding));

    private static void Note(DemoRows rows, string owner, string about, string text) => rows.Add(rows.As(owner), text, new Entity("annotation")
    {
        ["notetext"] = text, ["objectid"] = rows[about],
    });

    private static Entity Row(string kind, DemoRows rows, string subject, string? regarding) => new(kind)
    {
        ["subject"] = subject,
        ["regardingobjectid"] = regarding is null ? null : rows[regarding],
    };
}
