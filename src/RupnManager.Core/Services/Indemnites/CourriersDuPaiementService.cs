using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Indemnites;

/// <summary>Qui est averti de la vie d'un état liquidatif : des nombres de lignes, jamais un montant ni un nom.</summary>
public sealed class CourriersDuPaiementService(CourrielService courriels, EnFonctionService enFonction)
{
    /// <summary>Dit au chef et à son délégataire qu'un état attend d'être arrêté.</summary>
    internal async Task AvertirDeLaSoumissionAsync(EtatLiquidatif etat, CancellationToken ct) =>
        Ecrire(etat, "etat-a-arreter", await enFonction.ChefEtDelegatairesAsync(etat.EtablissementId, ct), $"Un état liquidatif {etat.Annee} est à arrêter", $"""
            {etat.SoumisPar} vous a soumis un état liquidatif ({etat.Etablissement!.Nom}, {etat.Annee}) : {PreparationDEtatService.Lignes(etat.Lignes.Count)}.
            C'est à vous de l'arrêter, ou de le rendre en disant pourquoi.
            Prévoyez votre mot de passe.

            Lire et arrêter l'état : {Lien(etat)}
            """);

    /// <summary>Dit à l'intendance que le chef lui rend l'état.</summary>
    internal async Task AvertirDuRenduAsync(EtatLiquidatif etat, Acteur auteur, DateTime quand, CancellationToken ct) =>
        Ecrire(etat, "etat-rendu", await IntendanceAsync(etat, ct), $"Un état liquidatif {etat.Annee} vous est rendu", $"""
            {auteur.Designation} vous a rendu un état liquidatif ({etat.Etablissement!.Nom}, {etat.Annee}) le {quand.DateEnLettres()}.
            Ses lignes sont gardées. Ce qu'il faut reprendre est dans l'application.
            Prochain geste de l'intendance : le corriger, puis le soumettre de nouveau.

            Reprendre l'état : {Lien(etat)}
            """);

    /// <summary>Dit à l'intendance que l'état est arrêté.</summary>
    internal async Task AvertirDeLArretAsync(EtatLiquidatif etat, Acteur auteur, CancellationToken ct) =>
        Ecrire(etat, "liste-arretee", await IntendanceAsync(etat, ct), $"L'état {etat.Numero} est arrêté", $"""
            {auteur.Designation} a arrêté l'état {etat.Numero} le {etat.ArreteLe!.Value.DateEnLettres()} : {PreparationDEtatService.Lignes(etat.Lignes.Count)}.
            Il est figé ; les exports sont prêts.
            Prochain geste de l'intendance : l'exporter et le transmettre au rectorat.

            Ouvrir l'état : {Lien(etat)}
            """);

    /// <summary>Dit à l'intendance, sauf à qui l'a enregistrée lui-même, la réponse du rectorat.</summary>
    internal async Task AvertirDuRetourAsync(EtatLiquidatif etat, int payees, int rejetees, Acteur auteur, DateTime quand, CancellationToken ct)
    {
        var suite = rejetees == 0 ? "" : "\nProchain geste de l'intendance : reporter les lignes rejetées sur un état, ou les retenir.";
        Ecrire(etat, "retour-enregistre", (await IntendanceAsync(etat, ct)).Where(p => p.Id != auteur.PersonneId), $"Retour du rectorat – état {etat.Numero}", $"""
            {auteur.Designation} a enregistré la réponse du rectorat sur l'état {etat.Numero} le {quand.DateEnLettres()}.
            Payées : {payees}. Rejetées : {rejetees}.{suite}

            Ouvrir l'état : {Lien(etat)}
            """);
    }

    private Task<IReadOnlyList<Personne>> IntendanceAsync(EtatLiquidatif etat, CancellationToken ct) => enFonction.EnEtablissementAsync(Role.Intendance, etat.EtablissementId, ct);

    private void Ecrire(EtatLiquidatif etat, string cle, IEnumerable<Personne> personnes, string objet, string texte)
    {
        foreach (var personne in personnes) courriels.Preparer(cle, personne, objet, texte, etat.Etablissement!.Academie!.NomComplet);
    }

    private string Lien(EtatLiquidatif etat) => courriels.Lien($"indemnites/etats-liquidatifs/{etat.Id}");
}
