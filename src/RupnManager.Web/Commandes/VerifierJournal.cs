using System.Data.Common;
using RupnManager.Services.Journal;

namespace RupnManager.Web.Commandes;

/// <summary>« verifier-journal [numéro:empreinte] » : contrôle la chaîne ; 0 si elle est intacte, 1 sinon, 2 si la base ne répond pas.</summary>
internal static class VerifierJournal
{
    public static async Task<int> ExecuterAsync(IServiceProvider services, string[] args, TextWriter sortie)
    {
        var repere = RepereDuJournal.Lire(args.FirstOrDefault());
        if (args.Length > 1 || (args.Length == 1 && repere is null))
        {
            await sortie.WriteLineAsync("Usage : verifier-journal [numéro:empreinte]. Le repère est celui qu'une vérification passée a donné.");
            return Commandes.Inutilisable;
        }
        try
        {
            var rapport = await services.GetRequiredService<VerificationDuJournalService>().ControlerAsync(repere);
            foreach (var anomalie in rapport.Anomalies) await sortie.WriteLineAsync(anomalie.Phrase);
            await sortie.WriteLineAsync($"Journal : {rapport.Resume}. Repère à noter : {rapport.DernierNumero}:{rapport.DerniereEmpreinte}");
            return rapport.EstIntact ? Commandes.Reussite : Commandes.Anomalie;
        }
        catch (Exception erreur) when (erreur is DbException or InvalidOperationException)
        {
            await sortie.WriteLineAsync($"La base de données ne répond pas : {erreur.Message}");
            return Commandes.Inutilisable;
        }
    }
}
