using System;
using Host.Storage;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Queries;

public sealed class FormattedValueTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _krona;

    public FormattedValueTests()
    {
        _krona = _database.Add(SmallCatalog.Money, ("currencyname", "Krona"), ("currencysymbol", "kr"), ("currencyprecision", 2));
        var yen = _database.Add(SmallCatalog.Money, ("currencyname", "Yen"), ("currencysymbol", "¥"), ("currencyprecision", 0));
        _database.Deal("A", ("sellerid", _database.Add(SmallCatalog.User, ("fullname", "Eva"))), ("transactioncurrencyid", yen),
            ("value", new Money(1234m)), ("value_base", new Money(99.5m)), ("share", 12.5m), ("count", 1000), ("ratio", 0.26), ("isfixed", true),
            ("stage", new OptionSetValue(SmallCatalog.Offer)), ("createdon", SmallDatabase.Now), ("closedate", new DateTime(2024, 5, 1)));
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1033, "value", "¥1,234")]
    [InlineData(1033, "value_base", "kr99.50")]
    [InlineData(1033, "share", "12.50")]
    [InlineData(1033, "count", "1,000")]
    [InlineData(1033, "ratio", "0.3")]
    [InlineData(1033, "isfixed", "Yes")]
    [InlineData(1033, "stage", "An offer")]
    [InlineData(1033, "sellerid", "Eva")]
    [InlineData(1033, "createdon", "5/15/2024 1:30 PM")]
    [InlineData(1033, "closedate", "5/1/2024")]
    [InlineData(1053, "value_base", "99,50 kr")]
    [InlineData(1053, "isfixed", "Ja")]
    [InlineData(1053, "stage", "Offert")]
    [InlineData(1053, "createdon", "2024-05-15 13:30")]
    public void Column_InALanguage_ReadsAsItsPeopleWriteIt(int language, string column, string expected)
    {
        var row = Assert.Single(_database.Fetch("<fetch><entity name='deal'/></fetch>").Rows);

        Format(language, row);

        Assert.Equal(expected, row.FormattedValues[column]);
        Assert.False(row.FormattedValues.Contains("name"));
    }

    [Fact]
    public void Money_WithoutItsCurrencyColumn_StillHasTheRowsSymbol()
    {
        var row = Assert.Single(_database.Fetch("<fetch><entity name='deal'><attribute name='value'/></entity></fetch>").Rows);

        Format(1033, row);

        Assert.Equal("¥1,234", row.FormattedValues["value"]);
    }

    [Fact]
    public void LinkedColumns_AreFormattedUnderTheirAliases()
    {
        var row = Assert.Single(_database.Fetch("""
            <fetch><entity name='systemuser'><attribute name='fullname'/>
              <link-entity name='deal' from='sellerid' to='systemuserid' alias='d'>
                <attribute name='value'/><attribute name='transactioncurrencyid'/><attribute name='stage'/><attribute name='sellerid' alias='who'/>
              </link-entity>
            </entity></fetch>
            """).Rows);

        Format(1053, row);

        Assert.Equal("1\u00a0234 ¥", row.FormattedValues["d.value"]);
        Assert.Equal("Offert", row.FormattedValues["d.stage"]);
        Assert.Equal("Eva", row.FormattedValues["who"]);
    }

    [Fact]
    public void Groups_AreFormattedAsTheirColumn_DatePartsAsNumbers()
    {
        var row = Assert.Single(_database.Fetch("""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='createdon' alias='year' groupby='true' dategrouping='year'/>
              <attribute name='stage' alias='stage' groupby='true'/>
              <attribute name='name' alias='n' aggregate='count'/>
            </entity></fetch>
            """).Rows);

        Format(1033, row);

        Assert.Equal("2024", row.FormattedValues["year"]);
        Assert.Equal("An offer", row.FormattedValues["stage"]);
        Assert.Equal("1", row.FormattedValues["n"]);
    }

    private void Format(int language, Entity row) => new FormattedValues(SmallCatalog.All, _database.Rows, language, _krona.Id).AddTo([row]);
}
