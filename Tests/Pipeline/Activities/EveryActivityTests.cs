using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Activities;

/// <summary>What holds for each workflow activity of the packed zip: how it is declared, and how it takes what it is given.</summary>
public sealed class EveryActivityTests : IDisposable
{
    private static readonly Dictionary<int, string> InputMissing = new()
    {
        [1033] = "The process gives no value for \"{0}\". Set it in the process, or fill in the column that it comes from.",
        [1053] = "Processen ger inget värde för ”{0}”. Ange det i processen, eller fyll i kolumnen som det kommer från.",
        [1044] = "Prosessen gir ingen verdi for «{0}». Angi den i prosessen, eller fyll ut kolonnen den kommer fra.",
        [1030] = "Processen giver ingen værdi for »{0}«. Angiv den i processen, eller udfyld den kolonne, som den kommer fra.",
    };

    private readonly World _world = new(World.Zip());
    private readonly Guid _david;

    public EveryActivityTests() => _david = _world.Person("David");

    public static TheoryData<string> Activities() => [.. DeclaredActivity.All.Select(a => a.Class)];

    public static TheoryData<string, string> RequiredInputs() => new(
        DeclaredActivity.All.SelectMany(a => a.Inputs.Where(i => i.IsRequired).Select(i => (a.Class, i.Property))));

    public static TheoryData<string, string, string> References() => new(
        DeclaredActivity.All.SelectMany(a => a.Inputs.Where(IsReference).Select(i => (a.Class, i.Property, i.Name))));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Declarations_AreWhole()
    {
        Assert.NotEmpty(DeclaredActivity.All);
        Assert.Equal(DeclaredActivity.All.Count, DeclaredActivity.All.Select(a => a.Name).Distinct().Count());
        Assert.All(DeclaredActivity.All, activity =>
        {
            Assert.Equal("Seller Shares", activity.Group);
            Assert.EndsWith(".", activity.Description, StringComparison.Ordinal);
            Assert.Equal(activity.Inputs.Count, activity.Inputs.Select(i => i.Name).Distinct().Count());
        });
    }

    /// <summary>A slip of the pen in an attribute would show only in a customer's process designer.</summary>
    [Fact]
    public void Declarations_TablesAndColumns_AreThere() => Assert.All(DeclaredActivity.All.SelectMany(a => a.Inputs), input =>
    {
        Assert.Equal(IsReference(input), input is { Table: not null, Column: null });
        Assert.Equal(input.Type == typeof(OptionSetValue).FullName, input.Column is not null);
        if (input.Table is { } table)
        {
            Assert.NotNull(_world.Catalog.Find(table));
            Assert.True(input.Column is not { } column || _world.Catalog.Get(table).Find(column)?.Choice is not null, $"{table}.{input.Column}");
        }
    });

    [Theory, MemberData(nameof(Activities))]
    public void GoodInput_EveryOutputHasAValue(string activity)
    {
        var outputs = ActivityCase.For(activity, _world).Run(_world, _david);
        var declared = DeclaredActivity.All.Single(a => a.Class == activity).Outputs;
        Assert.Equal(declared.Select(o => o.Property).Order(), outputs.Keys.Order());
        Assert.All(outputs, output => Assert.Equal(declared.Single(o => o.Property == output.Key).Type, output.Value?.GetType().FullName));
    }

    [Theory, MemberData(nameof(Activities))]
    public void ASecondTime_NothingIsWritten_ButTheLock(string activity)
    {
        var it = ActivityCase.For(activity, _world);
        it.Run(_world, _david);
        var writes = _world.PluginRequests(() => it.Run(_world, _david)).Where(r => r.Message is not ("Retrieve" or "RetrieveMultiple"));
        Assert.All(writes, w => Assert.True(w is { Message: "Update", Table: "opportunity" or "opps_commissionperiod" } || w.Message.StartsWith("opps_", StringComparison.Ordinal), w.ToString()));
    }

    [Theory, MemberData(nameof(Activities))]
    public void A4_AnyRequestFails_InRealTime_EverythingIsAsBefore(string activity)
    {
        var it = ActivityCase.For(activity, _world);
        var before = FaultTests.Snapshot(_world);
        var attempt = 0;
        while (FaultTests.FailAt(_world, ++attempt, () => it.Run(_world, _david)))
        {
            Assert.Equal(before, FaultTests.Snapshot(_world));
        }

        Assert.True(attempt > 1, $"'{activity}' makes no request, so nothing was tried.");
    }

    [Theory, MemberData(nameof(RequiredInputs))]
    public void RequiredInput_NotSet_TheProcessIsRefused(string activity, string input) => RefusedAndNothingIsLeft(
        Faults.InvalidArgument, ActivityCase.For(activity, _world).Without(input), activity, $"required input '{input}'");

    /// <summary>A column that a required input comes from may be empty: the activity itself says so, to whoever started the process.</summary>
    [Theory, MemberData(nameof(References))]
    public void Reference_Empty_IsRefusedInTheUsersLanguage(string activity, string input, string name)
    {
        var it = ActivityCase.For(activity, _world).With(input, null);
        foreach (var (language, sentence) in InputMissing)
        {
            _world.Speaks(_david, language);
            RefusedAndNothingIsLeft(Faults.IsvAborted, it, string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, name));
        }
    }

    /// <summary>Also where reading the user's language fails, the user has the words of what failed.</summary>
    [Theory, MemberData(nameof(References))]
    public void A4_Reference_Empty_AndAnyRequestFails_IsToldWhy(string activity, string input, string name)
    {
        Assert.NotEmpty(name);
        var it = ActivityCase.For(activity, _world).With(input, null);
        Assert.True(FaultTests.FailAt(_world, 1, () => it.Run(_world, _david)));
    }

    [Theory, MemberData(nameof(References))]
    public void Reference_ToARowOfAnotherTable_TheProcessIsRefused(string activity, string input, string name)
    {
        Assert.NotEmpty(name);
        RefusedAndNothingIsLeft(Faults.InvalidArgument, ActivityCase.For(activity, _world).With(input, new EntityReference("account", Guid.NewGuid())), "'account'");
    }

    private static bool IsReference(DeclaredArgument input) => input.Type == typeof(EntityReference).FullName;

    private void RefusedAndNothingIsLeft(int code, ActivityCase it, params string[] naming)
    {
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(code, () => it.Run(_world, _david), naming);
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }
}
