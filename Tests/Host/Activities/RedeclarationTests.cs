using System;
using System.IO;
using System.Linq;
using Conformance.Surface;
using Mono.Cecil;
using Xunit;

namespace Host.Activities;

/// <summary>System.Activities as declared for modern .NET, held against the reference assembly of .NET Framework 4.6.2.</summary>
public sealed class RedeclarationTests
{
    private const string Name = "System.Activities.dll";
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, Name);
    private static readonly string Real = Path.Combine(AppContext.BaseDirectory, "Reference", Name);

    [Fact]
    public void SystemActivities_HasNothingThatTheRealOneLacks() => Assert.Empty(RealAssembly.Check(Own, Real).Findings);

    /// <summary>The check itself: another member and another identity are found.</summary>
    [Fact]
    public void SystemActivities_OneMemberMore_AndAnotherVersion_AreFound()
    {
        var other = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dll");
        using (var module = ModuleDefinition.ReadModule(Own))
        {
            module.Assembly.Name.Version = new Version(5, 0, 0, 0);
            module.GetType("System.Activities.ActivityContext").Methods.Single(m => m.Name == "GetExtension").Name = "GetSomething";
            module.Write(other);
        }

        try
        {
            var findings = RealAssembly.Check(other, Real).Findings;
            Assert.Collection(findings, f => Assert.Contains("5.0.0.0", f, StringComparison.Ordinal), f => Assert.Contains("GetSomething", f, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(other);
        }
    }
}
