using System;
using System.Globalization;
using Host.Storage;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

/// <summary>Now is Wednesday 2024-05-15 13:30 UTC; days are UTC calendar days and weeks start on Sunday.</summary>
public sealed class DateConditionTests : IDisposable
{
    private readonly SmallDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(ConditionOperator.Today, null, "2024-05-15T00:00:00", "2024-05-15T23:59:59")]
    [InlineData(ConditionOperator.Yesterday, null, "2024-05-14T00:00:00", "2024-05-14T23:59:59")]
    [InlineData(ConditionOperator.Tomorrow, null, "2024-05-16T00:00:00", "2024-05-16T23:59:59")]
    [InlineData(ConditionOperator.ThisWeek, null, "2024-05-12T00:00:00", "2024-05-18T23:59:59")]
    [InlineData(ConditionOperator.LastWeek, null, "2024-05-05T00:00:00", "2024-05-11T23:59:59")]
    [InlineData(ConditionOperator.NextWeek, null, "2024-05-19T00:00:00", "2024-05-25T23:59:59")]
    [InlineData(ConditionOperator.ThisMonth, null, "2024-05-01T00:00:00", "2024-05-31T23:59:59")]
    [InlineData(ConditionOperator.LastMonth, null, "2024-04-01T00:00:00", "2024-04-30T23:59:59")]
    [InlineData(ConditionOperator.NextMonth, null, "2024-06-01T00:00:00", "2024-06-30T23:59:59")]
    [InlineData(ConditionOperator.ThisYear, null, "2024-01-01T00:00:00", "2024-12-31T23:59:59")]
    [InlineData(ConditionOperator.LastYear, null, "2023-01-01T00:00:00", "2023-12-31T23:59:59")]
    [InlineData(ConditionOperator.NextYear, null, "2025-01-01T00:00:00", "2025-12-31T23:59:59")]
    [InlineData(ConditionOperator.ThisFiscalPeriod, null, "2024-04-01T00:00:00", "2024-06-30T23:59:59")]
    [InlineData(ConditionOperator.LastFiscalPeriod, null, "2024-01-01T00:00:00", "2024-03-31T23:59:59")]
    [InlineData(ConditionOperator.NextFiscalPeriod, null, "2024-07-01T00:00:00", "2024-09-30T23:59:59")]
    [InlineData(ConditionOperator.ThisFiscalYear, null, "2024-01-01T00:00:00", "2024-12-31T23:59:59")]
    [InlineData(ConditionOperator.Last7Days, null, "2024-05-08T00:00:00", "2024-05-15T13:30:00")]
    [InlineData(ConditionOperator.Next7Days, null, "2024-05-15T13:30:00", "2024-05-22T23:59:59")]
    [InlineData(ConditionOperator.LastXHours, "2", "2024-05-15T11:30:00", "2024-05-15T13:30:00")]
    [InlineData(ConditionOperator.NextXHours, "2", "2024-05-15T13:30:00", "2024-05-15T15:30:00")]
    [InlineData(ConditionOperator.LastXDays, "3", "2024-05-12T00:00:00", "2024-05-15T13:30:00")]
    [InlineData(ConditionOperator.NextXDays, "3", "2024-05-15T13:30:00", "2024-05-18T23:59:59")]
    [InlineData(ConditionOperator.LastXMonths, "3", "2024-02-15T00:00:00", "2024-05-15T13:30:00")]
    [InlineData(ConditionOperator.NextXMonths, "1", "2024-05-15T13:30:00", "2024-06-15T23:59:59")]
    [InlineData(ConditionOperator.On, "2024-02-29", "2024-02-29T00:00:00", "2024-02-29T23:59:59")]
    public void Range_FindsBothEndsAndNothingOutside(ConditionOperator how, string? value, string first, string last)
    {
        _database.Deal("before", ("createdon", Utc(first).AddSeconds(-1)));
        _database.Deal("first", ("createdon", Utc(first)));
        _database.Deal("last", ("createdon", Utc(last)));
        _database.Deal("never");
        _database.Deal("zafter", ("createdon", Utc(last).AddSeconds(1)));

        Assert.Equal("first last", Find("createdon", how, value));
    }

    [Theory]
    [InlineData(ConditionOperator.OnOrBefore, "2024-05-15", "2024-05-15T23:59:59", "2024-05-16T00:00:00")]
    [InlineData(ConditionOperator.OnOrAfter, "2024-05-15", "2024-05-15T00:00:00", "2024-05-14T23:59:59")]
    [InlineData(ConditionOperator.OlderThanXDays, "5", "2024-05-09T23:59:59", "2024-05-10T00:00:00")]
    [InlineData(ConditionOperator.OlderThanXMonths, "1", "2024-04-14T23:59:59", "2024-04-15T00:00:00")]
    public void OpenRange_FindsItsEndAndNothingBeyond(ConditionOperator how, string value, string inside, string outside)
    {
        _database.Deal("inside", ("createdon", Utc(inside)));
        _database.Deal("never");
        _database.Deal("outside", ("createdon", Utc(outside)));

        Assert.Equal("inside", Find("createdon", how, value));
    }

    [Theory]
    [InlineData(ConditionOperator.Today, null, "15")]
    [InlineData(ConditionOperator.LastXDays, "1", "14 15")]
    [InlineData(ConditionOperator.NextXDays, "1", "15 16")]
    [InlineData(ConditionOperator.OnOrAfter, "2024-05-16", "16 17")]
    [InlineData(ConditionOperator.Equal, "2024-05-13", "13")]
    public void DateOnlyColumn_ComparesDays(ConditionOperator how, string? value, string expected)
    {
        for (var day = 13; day <= 17; day++)
        {
            _database.Deal(day.ToString(CultureInfo.InvariantCulture), ("closedate", new DateTime(2024, 5, day)));
        }

        Assert.Equal(expected, Find("closedate", how, value));
    }

    private static DateTime Utc(string text) => DateTime.Parse(text + "Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private string Find(string column, ConditionOperator how, string? value) => _database.Names(column, how, value is null ? [] : [value]);
}
