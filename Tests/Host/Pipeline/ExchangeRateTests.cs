using System;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>
/// A changed exchange rate changes no row by itself. A row takes the rate of the moment when it is created and when money, its
/// currency or its state is written, for all of its money (nishantrana.me 2020/06/09; henryjammes.com 2018/08).
/// </summary>
public sealed class ExchangeRateTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();
    private readonly Guid _krona;

    public ExchangeRateTests() => _krona = Currency("SEK", 10m);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Created_TakesTheRateOfTheMoment()
    {
        Rate(_krona, 20m);
        Assert.Equal((20m, 5m, null), Read(Opportunity()));
    }

    [Fact]
    public void Money_WithoutACurrency_IsInTheUsers_ElseInTheBaseCurrency()
    {
        var anna = _fixture.Person("Anna");
        Assert.Equal(LocalDataverse.WellKnown.BaseCurrencyId, CurrencyOfANewOne());
        _fixture.Service.Update(new Entity("usersettings", anna) { ["transactioncurrencyid"] = new EntityReference("transactioncurrency", _krona) });
        Assert.Equal(_krona, CurrencyOfANewOne());

        Guid CurrencyOfANewOne()
        {
            var id = _fixture.Organization.AsUser(anna).Create(new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(100m) });
            return _fixture.Service.Retrieve("opportunity", id, new ColumnSet("transactioncurrencyid")).GetAttributeValue<EntityReference>("transactioncurrencyid").Id;
        }
    }

    [Fact]
    public void Rate_Changed_RowsKeepTheirs()
    {
        var id = Opportunity();
        Rate(_krona, 20m);
        Assert.Equal((10m, 10m, null), Read(id));
        Write(id, "description", "Called today.");
        Assert.Equal((10m, 10m, null), Read(id));
        Write(id, "ownerid", new EntityReference("systemuser", _fixture.Person("Anna")));
        Assert.Equal((10m, 10m, null), Read(id));
    }

    [Theory, InlineData(100), InlineData(300)]
    public void Money_Written_AlsoTheSame_TakesTheNewRate(int amount)
    {
        var id = Opportunity();
        Rate(_krona, 20m);
        Write(id, "estimatedvalue", new Money(amount));
        Assert.Equal((20m, amount / 20m, null), Read(id));
    }

    /// <summary>One rate is for all money of a row, also for that which is not written.</summary>
    [Fact]
    public void Money_Written_OtherMoneyOfTheRowToo()
    {
        var id = Opportunity();
        Rate(_krona, 20m);
        Write(id, "actualvalue", new Money(50m));
        Assert.Equal((20m, 5m, 2.5m), Read(id));
        Rate(_krona, 50m);
        Write(id, "actualvalue", null);
        Assert.Equal((50m, 2m, null), Read(id));
    }

    [Fact]
    public void Currency_WrittenAgain_TakesTheNewRate()
    {
        var id = Opportunity();
        Rate(_krona, 20m);
        Write(id, "transactioncurrencyid", new EntityReference("transactioncurrency", _krona));
        Assert.Equal((20m, 5m, null), Read(id));
        Write(id, "transactioncurrencyid", new EntityReference("transactioncurrency", Currency("NOK", 25m)));
        Assert.Equal((25m, 4m, null), Read(id));
    }

    [Fact]
    public void State_Written_TakesTheNewRate()
    {
        var id = Opportunity();
        Rate(_krona, 20m);
        Write(id, "statuscode", new OptionSetValue(2));
        Assert.Equal((20m, 5m, null), Read(id));
        Rate(_krona, 25m);
        _fixture.Service.Execute(new LoseOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", id) }, Status = new OptionSetValue(-1),
        });
        Assert.Equal((25m, 4m, null), Read(id));
    }

    private Guid Opportunity() => _fixture.Service.Create(new Entity("opportunity")
    {
        ["name"] = "One", ["estimatedvalue"] = new Money(100m), ["transactioncurrencyid"] = new EntityReference("transactioncurrency", _krona),
    });

    private Guid Currency(string code, decimal rate) => _fixture.Service.Create(new Entity("transactioncurrency")
    {
        ["currencyname"] = code, ["isocurrencycode"] = code, ["currencysymbol"] = "kr", ["currencyprecision"] = 2, ["exchangerate"] = rate,
    });

    private void Rate(Guid currency, decimal rate) => _fixture.Service.Update(new Entity("transactioncurrency", currency) { ["exchangerate"] = rate });

    private void Write(Guid id, string column, object? value) => _fixture.Service.Update(new Entity("opportunity", id) { [column] = value });

    private (decimal Rate, decimal? Estimated, decimal? Actual) Read(Guid id)
    {
        var row = _fixture.Service.Retrieve("opportunity", id, new ColumnSet("exchangerate", "estimatedvalue_base", "actualvalue_base"));
        return ((decimal)row["exchangerate"], row.GetAttributeValue<Money>("estimatedvalue_base")?.Value, row.GetAttributeValue<Money>("actualvalue_base")?.Value);
    }
}
