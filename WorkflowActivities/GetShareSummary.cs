using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities
{
    /// <summary>
    /// Gives a process the stored sum of an opportunity's seller shares and the number of its sellers.
    /// Reads what the plug-ins keep (M6) and computes nothing.
    /// </summary>
    public sealed class GetShareSummary : CodeActivity
    {
        /// <summary>The opportunity to ask about.</summary>
        [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
        public InArgument<EntityReference> Opportunity { get; set; } = null!;

        /// <summary>The sum of the shares, in percent 0–100 and above.</summary>
        [Output("Sum")]
        public OutArgument<decimal> Sum { get; set; } = null!;

        /// <summary>The number of sellers.</summary>
        [Output("Number of sellers")]
        public OutArgument<int> NumberOfSellers { get; set; } = null!;

        /// <summary>Whether the sum is exactly 100 (M5).</summary>
        [Output("Is 100 %")]
        public OutArgument<bool> IsComplete { get; set; } = null!;

        /// <inheritdoc />
        protected override void Execute(CodeActivityContext context)
        {
            var user = context.GetExtension<IWorkflowContext>().UserId;
            var service = context.GetExtension<IOrganizationServiceFactory>().CreateOrganizationService(user);
            var asked = Opportunity.Get(context);

            var row = service.Retrieve("opportunity", asked.Id, new ColumnSet("opps_sharesum", "opps_sellercount"));
            var sum = row.GetAttributeValue<decimal>("opps_sharesum");
            var sellers = row.GetAttributeValue<int>("opps_sellercount");
            context.GetExtension<ITracingService>().Trace("Sum {0} of {1} sellers read from opportunity {2}.", sum, sellers, asked.Id);

            Sum.Set(context, sum);
            NumberOfSellers.Set(context, sellers);
            IsComplete.Set(context, sum == 100m);
        }
    }
}
