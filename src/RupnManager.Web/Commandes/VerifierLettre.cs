using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Commandes;

/// <summary>« verifier-lettre fichier.pdf » : le fichier se prouve seul, sans base ni réseau.</summary>
public static class VerifierLettre
{
    public const string Nom = "verifier-lettre";

    public static async Task<int> ExecuterAsync(string[] fichiers, TextWriter sortie)
    {
        if (fichiers is not [var chemin] || !File.Exists(chemin))
        {
            await sortie.WriteLineAsync($"Usage : {Nom} fichier.pdf");
            return Commandes.Inutilisable;
        }
        var preuve = VerificationHorsLigne.Verifier(await File.ReadAllBytesAsync(chemin));
        if (preuve.Reference is { } reference) await sortie.WriteLineAsync($"Lettre      : {reference}");
        await sortie.WriteLineAsync($"Empreinte   : {preuve.Sceau.EmpreinteDuFichier}");
        if (preuve.Sceau.Sujet is { } sujet)
            await sortie.WriteLineAsync($"Sceau       : {sujet}, certificat {preuve.Sceau.EmpreinteDuCertificat} (à comparer avec celui que l'académie publie)");
        if (preuve.Sceau.HorodateLe is { } horodate) await sortie.WriteLineAsync($"Horodatage  : {horodate:u} par {preuve.Sceau.Autorite}");
        foreach (var signataire in preuve.Signataires) await sortie.WriteLineAsync($"Signature   : {signataire}");
        foreach (var anomalie in preuve.Anomalies) await sortie.WriteLineAsync($"Anomalie    : {anomalie}");
        await sortie.WriteLineAsync(preuve.EstValide ? "Résultat    : valide, rien n'a changé depuis le scellement." : "Résultat    : NON VALIDE.");
        return preuve.EstValide ? Commandes.Reussite : Commandes.Anomalie;
    }
}
