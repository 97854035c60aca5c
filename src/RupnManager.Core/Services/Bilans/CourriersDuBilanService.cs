using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Bilans;

/// <summary>Ce que l'on écrit d'un bilan : au chef et à son délégataire, puis au RUPN.</summary>
public sealed class CourriersDuBilanService(CourrielService courriels, EnFonctionService enFonction)
{
    /// <summary>Le bilan attend un visa : jamais celui de son auteur.</summary>
    internal async Task AvertirDeLaSoumissionAsync(Bilan bilan, CancellationToken ct)
    {
        foreach (var personne in (await enFonction.ChefEtDelegatairesAsync(bilan.EtablissementId, ct)).Where(p => p.Id != bilan.PersonneId))
            courriels.Preparer("bilan-soumis", personne, $"Un bilan {bilan.Annee} attend votre visa", $"""
                {bilan.Personne!.Designation} vous a soumis son bilan {bilan.Annee} ({bilan.Etablissement!.Nom}) le {bilan.SoumisLe!.Value.DateEnLettres()}.
                C'est à vous de le viser, ou de le renvoyer en disant ce qu'il faut reprendre.
                Visé, il nourrira le bilan présenté au CA.

                Lire le bilan : {Lien(bilan)}
                """, Academie(bilan));
    }

    /// <summary>Le bilan est visé.</summary>
    public void AvertirDuVisa(Bilan bilan, Acteur auteur) =>
        courriels.Preparer("bilan-vise", bilan.Personne!, $"Votre bilan {bilan.Annee} est visé", $"""
            {auteur.Designation} a visé votre bilan le {bilan.ViseLe!.Value.DateEnLettres()}.
            Il nourrira le bilan présenté au CA.
            Le document est disponible : {Lien(bilan)}
            Il ne change plus ; merci.
            """, Academie(bilan));

    /// <summary>Le bilan revient à son auteur, avec ce qu'il faut reprendre.</summary>
    public void AvertirDuRenvoi(Bilan bilan, Acteur auteur) =>
        courriels.Preparer("bilan-renvoye", bilan.Personne!, $"Votre bilan {bilan.Annee} vous est renvoyé", $"""
            {auteur.Designation} vous a renvoyé votre bilan le {bilan.RenvoyeLe!.Value.DateEnLettres()}.
            À reprendre : {bilan.MotifDuRenvoi}
            Vos textes sont gardés ; votre relevé peut de nouveau changer.

            Reprendre le bilan : {Lien(bilan)}
            """, Academie(bilan));

    private string Lien(Bilan bilan) => courriels.Lien($"bilans/{bilan.Id}");

    private static string Academie(Bilan bilan) => bilan.Etablissement!.Academie!.NomComplet;
}
