using System.Globalization;
using LocalDataverse.Metadata;

namespace LocalDataverse.Storage;

/// <summary>Dates as text that sorts by time: UTC to whole seconds, or the calendar day alone.</summary>
internal static class DateText
{
    private const string Moment = "yyyy-MM-dd HH:mm:ss";
    private const string Day = "yyyy-MM-dd";
    private static readonly DateTime Earliest = new(1753, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <exception cref="System.ServiceModel.FaultException">Before 1753-01-01, which the platform's database can't hold.</exception>
    public static string Of(Column column, DateTime value)
    {
        var utc = ToUtc(column, value);
        if (utc < Earliest)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Column '{column.LogicalName}': {utc.ToString("u", CultureInfo.InvariantCulture)} is before 1753-01-01, the earliest date.");
        }

        return utc.ToString(column.DateFormat == DateFormat.DateOnly ? Day : Moment, CultureInfo.InvariantCulture);
    }

    /// <summary>Kind Utc, or Unspecified for a calendar day, which belongs to no time zone.</summary>
    public static DateTime Parse(Column column, string text) => column.DateFormat == DateFormat.DateOnly
        ? DateTime.ParseExact(text, Day, CultureInfo.InvariantCulture)
        : DateTime.ParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static DateTime ToUtc(Column column, DateTime value) =>
        value.Kind == DateTimeKind.Local && column.DateFormat == DateFormat.DateAndTime ? value.ToUniversalTime() : value;
}
