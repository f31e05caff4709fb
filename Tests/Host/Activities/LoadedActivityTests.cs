using System;
using System.Activities;
using System.IO;
using System.Linq;
using System.Reflection;
using System.ServiceModel;
using Host.Pipeline;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Activities;
using Microsoft.Xrm.Sdk;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;
using MethodAttributes = Mono.Cecil.MethodAttributes;

namespace Host.Activities;

/// <summary>An activity of an assembly out of a zip, as another solution may bring it.</summary>
public sealed class LoadedActivityTests : IDisposable
{
    private const string Name = "Sample.Plugins.OnPart";
    private readonly PipelineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void WithoutConstructor_IsRefusedByName()
    {
        Import(type => type.Methods.Remove(type.Methods.Single(m => m.IsConstructor)));
        Refused(Faults.InvalidArgument, $"'{Name}' has no public constructor without arguments");
    }

    [Fact]
    public void UsesWhatSystemActivitiesHereLacks_IsRefusedAsNotSupported()
    {
        Import(type =>
        {
            var context = type.Module.ImportReference(typeof(CodeActivityContext));
            var track = new MethodReference("Track", type.Module.TypeSystem.Void, context) { HasThis = true };
            track.Parameters.Add(new ParameterDefinition(type.Module.TypeSystem.Object));
            var code = type.Methods.Single(m => m.Name == "Execute").Body.Instructions;
            code.Insert(0, Instruction.Create(OpCodes.Ldarg_1));
            code.Insert(1, Instruction.Create(OpCodes.Ldnull));
            code.Insert(2, Instruction.Create(OpCodes.Callvirt, track));
        });
        Refused(Faults.NotSupported, "not supported by the local host");
    }

    [Fact]
    public void Plain_Runs()
    {
        Import(_ => { });
        Run();
    }

    private void Import(Action<TypeDefinition> change) => _fixture.Organization.Import(SamplePackage.Zip(
        x =>
        {
            x.Step().Remove();
            x.Descendants("PluginType").Single().SetElementValue("WorkflowActivityGroupName", "Sample");
        },
        m => m.Descendants("RootComponent").Last().Remove(),
        Assembly(change)));

    /// <summary>An activity that does nothing, before a test changes it.</summary>
    private static byte[] Assembly(Action<TypeDefinition> change)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(SampleAssembly.Build(isPlugin: false, isActivity: true)));
        var module = assembly.MainModule;
        var type = module.GetType(Name);
        type.BaseType = module.ImportReference(typeof(CodeActivity));
        var start = new MethodDefinition(".ctor", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, module.TypeSystem.Void);
        start.Body.Instructions.Add(Instruction.Create(OpCodes.Ldarg_0));
        start.Body.Instructions.Add(Instruction.Create(OpCodes.Call, module.ImportReference(
            typeof(CodeActivity).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, Type.EmptyTypes))));
        start.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        var execute = new MethodDefinition("Execute", MethodAttributes.Family | MethodAttributes.HideBySig | MethodAttributes.Virtual, module.TypeSystem.Void);
        execute.Parameters.Add(new ParameterDefinition(module.ImportReference(typeof(CodeActivityContext))));
        execute.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        type.Methods.Add(start);
        type.Methods.Add(execute);
        change(type);

        using var stream = new MemoryStream();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private void Run() => _fixture.Organization.RunProcess(
        new ProcessStart(new EntityReference("account", Guid.NewGuid()), WellKnown.SystemUserId), process => process.Step(Name));

    private void Refused(int code, string naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(Run);
        Assert.Equal(code, fault.Detail.ErrorCode);
        Assert.Contains(naming, fault.Message, StringComparison.Ordinal);
    }
}
