using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Lots;

/// <summary>Ce qu'une lettre est au moment où l'on prépare le lot, puis au moment où l'on y vient.</summary>
public static class ExamenDeLaLettre
{
    /// <summary>Pourquoi la lettre se lit avant d'entrer dans un lot : ce qui la distingue du modèle, ou un refus passé. Rien si elle est conforme.</summary>
    public static string? ALire(LettreDeMission lettre, IReadOnlyList<EcartAvecLeModele> ecarts)
    {
        var motifs = ecarts.GroupBy(e => e.Nature).OrderBy(g => g.Key).Select(g => Compter(g.Key, g.Count())).ToList();
        if (lettre.Acte.Annexe is not null) motifs.Add("annexe jointe en PDF");
        if (lettre.NumeroDeVersion > 1) motifs.Add("refusée ou renvoyée auparavant");
        if (lettre.Nature is NatureDeLActe.FinDeMission) motifs.Add("acte de fin de mission");
        return motifs.Count == 0 ? null : string.Join(", ", motifs);
    }

    /// <summary>Ce qui empêche de traiter la lettre telle qu'elle a été montrée ; rien si elle est intacte et attend le DAN.</summary>
    public static IssueDeLigne? Obstacle(LettreDeMission lettre, string? empreinteLue)
    {
        var version = lettre.VersionCourante;
        if (version.Posee(Etape.Dan) is { } deja)
            return IssueDeLigne.DejaFaite($"Validée par {deja.Designation} le {deja.Le.InstantEnLettres()}.");
        if (lettre.Etat is EtatDeLettre.Renvoyee or EtatDeLettre.Refusee)
            return IssueDeLigne.Ecartee($"{lettre.Etat.Libelle().Split(' ')[0]} par {version.MotifDe} le {version.CloseLe!.Value.InstantEnLettres()} : {version.Motif}");
        if (version.Empreinte != empreinteLue)
            return IssueDeLigne.Ecartee(ReglesDesLots.Ecartee.Dire(("reference", lettre.Reference)));
        if (lettre.Etat is EtatDeLettre.ASignerParLeDan) return null;
        return IssueDeLigne.Ecartee(lettre.Etat is EtatDeLettre.ASignerParLeRupn
            ? $"{lettre.Mission!.Personnel!.Personne!.Designation} a retiré sa signature le {lettre.EtatDepuis.InstantEnLettres()}."
            : ReglesDeLaLettre.GesteImpossible.Dire(("etat", lettre.Etat.Libelle())));
    }

    private static string Compter(NatureDEcart nature, int nombre)
    {
        var mot = nature switch
        {
            NatureDEcart.Ajout => "ajoutée",
            NatureDEcart.Retrait => "retirée",
            NatureDEcart.Reecriture => "réécrite",
            _ => "déplacée",
        };
        return nombre == 1 ? $"1 clause {mot}" : $"{nombre} clauses {mot}s";
    }
}
