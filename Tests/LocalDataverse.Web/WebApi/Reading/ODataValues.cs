using System;
using Microsoft.OData.Edm;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Values of addresses as the SDK has them.</summary>
internal static class ODataValues
{
    public static object? Plain(object? value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
#pragma warning disable CS0618 // The parser of this version still answers with it.
        Date day => new DateTime(day.Year, day.Month, day.Day, 0, 0, 0, DateTimeKind.Utc),
#pragma warning restore CS0618
        _ => value,
    };
}
