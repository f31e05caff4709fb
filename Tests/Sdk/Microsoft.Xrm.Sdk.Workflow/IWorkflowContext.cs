namespace Microsoft.Xrm.Sdk.Workflow
{
    /// <summary>What an activity may know of the process that runs it.</summary>
    public interface IWorkflowContext : IExecutionContext
    {
        /// <summary>The stage of a business process flow.</summary>
        string StageName { get; }

        /// <summary>0 workflow, 1 dialog, 2 business rule, 3 action, 4 business process flow.</summary>
        int WorkflowCategory { get; }

        /// <summary>0 background, 1 real time.</summary>
        int WorkflowMode { get; }

        /// <summary>The process that started this one.</summary>
        IWorkflowContext ParentContext { get; }
    }
}
