using System;
using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Host.Activities;

/// <summary>An activity that does what a test says.</summary>
internal sealed class Does(Action<Does, CodeActivityContext> act) : CodeActivity
{
    public Does(Action<IOrganizationService> act)
        : this((_, context) => act(context.GetExtension<IOrganizationServiceFactory>().CreateOrganizationService(context.GetExtension<IWorkflowContext>().UserId)))
    {
    }

    public static string Name { get; } = typeof(Does).FullName!;

    [Input("Number"), Default("7")]
    public InArgument<int> Number { get; set; } = null!;

    [Input("Factor")]
    public InArgument<decimal> Factor { get; set; } = null!;

    [Input("Row"), ReferenceTarget("account")]
    public InArgument<EntityReference?> Row { get; set; } = null!;

    [Output("Result")]
    public OutArgument<decimal> Result { get; set; } = null!;

    protected override void Execute(CodeActivityContext context) => act(this, context);
}

/// <summary>Declared wrongly: no designer could offer the rows of a table that is not named.</summary>
internal sealed class RefersToNoTable : CodeActivity
{
    [Input("Row")]
    public InArgument<EntityReference> Row { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}

/// <summary>An option, but of which list?</summary>
internal sealed class OptionOfNoColumn : CodeActivity
{
    [Input("Option")]
    public InArgument<OptionSetValue> Option { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}

/// <summary>Processes have no values of this kind.</summary>
internal sealed class TakesAGuid : CodeActivity
{
    [Input("Id")]
    public InArgument<Guid> Id { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}

/// <summary>An argument that no designer shows.</summary>
internal sealed class HasNoInputAttribute : CodeActivity
{
    public InArgument<int> Number { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}

/// <summary>Another solution's slip: a default that is no number.</summary>
internal sealed class DefaultsToWords : CodeActivity
{
    [Input("Number"), Default("seven"), RequiredArgument]
    public InArgument<int> Number { get; set; } = null!;

    [Input("Other"), Default("seven")]
    public InArgument<int> Other { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}
