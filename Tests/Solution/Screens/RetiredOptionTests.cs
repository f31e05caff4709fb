using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>O1: an option that administrators retire stays in the rows that hold it, and every list finds them as before.</summary>
public sealed class RetiredOptionTests : IDisposable
{
    private const int Old = 847210001;

    private readonly World _world = new();
    private readonly Guid _anna;

    public RetiredOptionTests()
    {
        _anna = _world.Person("Anna");
        _world.Opportunity("Open", _anna, also: Choose);
        _world.Win(_world.Opportunity("Won", _anna, also: Choose), 900m, World.Today);
        _world.Lose(_world.Opportunity("Lost", _anna, also: Choose), World.Today, rejection: Old);
        _world.Lose(_world.Opportunity("Expired", _anna, also: Choose), World.Today, status: World.Expired);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void O1_OptionsRetired_EveryViewFindsWhatItFoundBefore()
    {
        var before = Found();
        Assert.Contains(before, view => view.Value.Contains("Lost", StringComparison.Ordinal));

        foreach (var list in new[] { "opps_opportunitytype", "opps_opportunitysource", "opps_opportunitystage", "opps_rejectionreason" })
        {
            _world.Service.Execute(new DeleteOptionValueRequest { OptionSetName = list, Value = Old });
        }

        _world.Service.Execute(new PublishAllXmlRequest());
        Assert.Equal(before, Found());
    }

    /// <summary>Names and values of all rows of every view that asks for no typed text.</summary>
    private Dictionary<string, string> Found() => Package.Unmanaged.Views
        .Where(view => view.View.Element("querytype")!.Value != "4")
        .ToDictionary(
            view => $"{view.Table} {Package.EnglishName(view.View)}",
            view => string.Join("; ", _world.Rows(Queries.OfView(view.View).ToString(), _anna)
                .Select(row => string.Join(", ", row.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => Text(a.Value))))));

    private static string? Text(object? value) => value switch
    {
        OptionSetValue option => FormattableString.Invariant($"option {option.Value}"),
        EntityReference reference => reference.Id.ToString(),
        Money money => FormattableString.Invariant($"{money.Value}"),
        AliasedValue aliased => Text(aliased.Value),
        _ => FormattableString.Invariant($"{value}"),
    };

    private static void Choose(Entity opportunity)
    {
        foreach (var column in new[] { "opps_type", "opps_source", "opps_stage" })
        {
            opportunity[column] = new OptionSetValue(Old);
        }
    }
}
