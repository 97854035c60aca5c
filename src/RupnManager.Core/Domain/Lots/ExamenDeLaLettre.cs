using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Lots;

/// <summary>Une lettre, jugée quand on prépare le lot, puis de nouveau quand on y vient.</summary>
public static class ExamenDeLaLettre
{
    /// <summary>Ce qui empêche de traiter la lettre telle qu'elle a été montrée ; rien si elle est intacte et attend le DAN.</summary>
    public static IssueDeLigne? Obstacle(LettreDeMission lettre, string? empreinteLue, NatureDeLot nature)
    {
        var version = lettre.VersionCourante;
        if (version.Posee(Etape.Dan) is { } deja)
            return IssueDeLigne.DejaFaite($"Validée par {deja.Designation} le {deja.Le.InstantEnLettres()}.");
        if (lettre.Etat is EtatDeLettre.Renvoyee or EtatDeLettre.Refusee)
            return IssueDeLigne.Ecartee($"{lettre.Etat.Libelle().Split(' ')[0]} par {version.MotifDe} le {version.CloseLe!.Value.InstantEnLettres()} : {version.Motif}");
        if (version.Empreinte != empreinteLue)
            return IssueDeLigne.Ecartee(ReglesDesLots.Ecartee.Dire(("reference", lettre.Reference), ("epargnee", nature.Mots().Epargnee)));
        if (lettre.Etat is EtatDeLettre.ASignerParLeDan) return null;
        if (lettre.Etat.Attend() is Attendu.Chef or Attendu.Rupn && !version.Signatures.Any(s => s is { Etape: Etape.Rupn, Etat: EtatDeSignature.Retiree }))
            return IssueDeLigne.Ecartee($"Elle attend encore {(lettre.Etat.Attend() is Attendu.Rupn ? "le RUPN" : "le chef d'établissement")} : elle se relance, elle ne se valide pas.");
        return IssueDeLigne.Ecartee(lettre.Etat is EtatDeLettre.ASignerParLeRupn
            ? $"{lettre.Mission!.Personnel!.Personne!.Designation} a retiré sa signature le {lettre.EtatDepuis.InstantEnLettres()}."
            : ReglesDeLaLettre.GesteImpossible.Dire(("etat", lettre.Etat.Libelle())));
    }
}
