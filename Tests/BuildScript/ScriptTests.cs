using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // each test has a PATH of its own

namespace BuildScript;

/// <summary>The command each target is, its exit code, missing tools, and -WhatIf.</summary>
public sealed class ScriptTests
{
    private const string Environment = "https://contoso.crm4.dynamics.com";

    [Theory]
    [InlineData("Build", "build ROOT/SellerShares.slnx")]
    [InlineData("Test", "test ROOT/SellerShares.slnx")]
    [InlineData("Pack", "build ROOT/Solution/Solution.csproj -c Release")]
    [InlineData("Run", "run --project ROOT/Tests/Demo")]
    [InlineData("Deploy", "run --project ROOT/Solution/Deployment -c Release -p:DataverseSdk=NuGet -- import")]
    [InlineData("Backfill", "run --project ROOT/Solution/Deployment -c Release -p:DataverseSdk=NuGet -- backfill")]
    public void Target_IsOneDotnetCommand(string target, string expected)
    {
        using var script = new Script();
        Assert.Equal(0, script.Run(("Target", target)));
        Assert.Equal(expected, string.Join(' ', script.Given!));
    }

    [Fact]
    public void Nothing_SaidIsBuild()
    {
        using var script = new Script();
        Assert.Equal(0, script.Run());
        Assert.Equal("build", script.Given![0]);
    }

    [Theory]
    [InlineData("Build", 1)]
    [InlineData("Backfill", 2)]
    public void ExitCode_IsDotnets(string target, int code)
    {
        using var script = new Script(code);
        Assert.Equal(code, script.Run(("Target", target)));
    }

    [Fact]
    public void Environment_AndArguments_AreHandedOn_BlanksAndAll()
    {
        using var script = new Script();
        script.Run(("Target", "Backfill"), ("Environment", Environment), ("Arguments", new[] { "--report", "left out.csv" }));
        Assert.Equal(["--environment", Environment, "--report", "left out.csv"], script.Given!.SkipWhile(a => a != "backfill").Skip(1));
    }

    [Theory]
    [InlineData("Build")]
    [InlineData("Test")]
    [InlineData("Pack")]
    [InlineData("Run")]
    public void OfficialPackages_AreOneSwitch(string target)
    {
        using var script = new Script();
        script.Run(("Target", target), ("OfficialPackages", true));
        Assert.Equal("-p:DataverseSdk=NuGet", script.Given![^1]);
    }

    [Theory]
    [InlineData("Deploy")]
    [InlineData("Backfill")]
    public void WhatIf_OfWhatWrites_IsTheProgramsOwn(string target)
    {
        using var script = new Script();
        Assert.Equal(0, script.Run(("Target", target), ("Environment", Environment), ("WhatIf", true)));
        Assert.Equal("--what-if", script.Given![^1]);
    }

    [Fact]
    public void WhatIf_OfOthers_RunsNothing()
    {
        using var script = new Script();
        Assert.Equal(0, script.Run(("Target", "Test"), ("WhatIf", true)));
        Assert.Null(script.Given);
    }

    [Theory]
    [InlineData("dotnet", "The .NET 10 SDK is missing", "dot.net")]
    [InlineData("npm", "Node.js 20.19 or newer is missing", "nodejs.org")]
    public void MissingTool_IsNamed_WithWhereToGetIt(string tool, string naming, string source)
    {
        using var script = new Script(0, tool);
        var error = Assert.ThrowsAny<RuntimeException>(() => script.Run(("Target", "Build")));
        Assert.Contains(naming, error.Message, StringComparison.Ordinal);
        Assert.Contains(source, error.Message, StringComparison.Ordinal);
        Assert.Null(script.Given);
    }

    [Fact]
    public void UnknownTarget_IsRefused_WithTheOnesThereAre()
    {
        using var script = new Script();
        Assert.Contains("Backfill", Assert.ThrowsAny<RuntimeException>(() => script.Run(("Target", "Clean"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_TellsEveryTargetAndParameter()
    {
        var help = Parsed().GetHelpContent();
        Assert.Equal(["ARGUMENTS", "ENVIRONMENT", "OFFICIALPACKAGES", "TARGET"], help.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.All(["Build", "Test", "Pack", "Run", "Deploy", "Backfill"], target => Assert.Contains($"  {target} ", help.Description, StringComparison.Ordinal));
        Assert.Equal(3, help.Examples.Count);
    }

    /// <summary>Windows PowerShell 5.1 is still the one that comes with Windows.</summary>
    [Fact]
    public void Syntax_IsThatOfWindowsPowerShellToo()
    {
        var newer = Parsed().FindAll(a => a is TernaryExpressionAst or PipelineChainAst ||
            a is BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } or AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals }, searchNestedScriptBlocks: true);
        Assert.Empty(newer);
        Assert.All(System.IO.File.ReadAllBytes(Script.File), b => Assert.InRange(b, (byte)0, (byte)127));
    }

    private static ScriptBlockAst Parsed()
    {
        var script = Parser.ParseFile(Script.File, out _, out var errors);
        Assert.Empty(errors);
        return script;
    }
}
