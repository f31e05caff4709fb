using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>One Create, Update or Delete of one row, stage by stage, so that a batch may interleave several.</summary>
internal abstract class RowEvent
{
    protected RowEvent(Call call, string message, string tableName, PipelineEvent? validated = null)
    {
        Call = call;
        Table = Tables.Get(call, tableName);
        if (SecurityTables.IsKeptByPlatform(tableName))
        {
            throw Faults.Of(Faults.NotSupported,
                $"The '{message}' method does not support rows of table '{tableName}': use Associate or GrantAccess, or their opposites.");
        }

        if (Table.Ownership == Ownership.None)
        {
            throw Faults.Of(Faults.NotSupported, $"The '{message}' method does not support rows of table '{tableName}': the platform keeps them.");
        }

        if (tableName == Catalog.AllActivities)
        {
            throw Faults.NotSupportedHere($"'{message}' of all kinds of activities as one (activitypointer); use the table of the activity's kind, as task or appointment.");
        }

        Pipeline = new PipelineEvent(call, message, tableName, validated);
    }

    public Guid Id
    {
        get => Pipeline.PrimaryId;
        protected set => Pipeline.PrimaryId = value;
    }

    protected Call Call { get; }

    protected Table Table { get; }

    protected PipelineEvent Pipeline { get; }

    /// <summary>The platform's own work at the main operation is seen by nested events as caused from there.</summary>
    protected Call Inside => Call.Within(Pipeline.ContextAt(Stage.MainOperation));

    public void RunAllStages()
    {
        Run(Stage.PreValidation);
        foreach (var operation in Operations())
        {
            operation.Run(Stage.PreOperation);
            operation.Run(Stage.MainOperation);
            operation.Run(Stage.PostOperation);
        }
    }

    /// <summary>What goes through stages 20 to 40 once stage 10 is over: this event, or the parts that it is delivered in.</summary>
    public virtual IReadOnlyList<RowEvent> Operations() => [this];

    public void Run(Stage stage)
    {
        switch (stage)
        {
            case Stage.PreOperation:
                CheckAccess();
                BeforeOperation();
                Pipeline.RememberBefore();
                Pipeline.Run(stage);
                break;
            case Stage.MainOperation:
                Main();
                Pipeline.RememberAfter();
                break;
            default:
                Pipeline.Run(stage);
                break;
        }

        if (stage is Stage.PreValidation or Stage.PreOperation)
        {
            ReadTarget();
        }

        if (stage == Stage.PostOperation)
        {
            AfterOperation();
        }
    }

    /// <summary>After stage 10, before anything is written: whether the user may do this.</summary>
    protected abstract void CheckAccess();

    /// <summary>What the platform does between stages 10 and 20; the transaction begins here at the latest.</summary>
    protected virtual void BeforeOperation() => _ = Call.Rows;

    /// <summary>Takes Target as the steps before the main operation left it: changed, or another one.</summary>
    protected virtual void ReadTarget()
    {
    }

    protected abstract void Main();

    /// <summary>What the platform does after the last PostOperation step.</summary>
    protected virtual void AfterOperation()
    {
    }
}
