using RupnManager.Domain.Acteurs;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Ce que l'on peut faire d'une lettre.</summary>
public enum GesteDeLettre
{
    Modifier, Signer, Refuser, Renvoyer, Retirer, Reprendre, DeclarerManuscrite, Abandonner, OuvrirAvenant, MettreFin, Reconduire, Prouver,
}

/// <summary>Les gestes permis à une personne, maintenant : la page n'en montre pas d'autres.</summary>
public static class GestesDeLettre
{
    public static IReadOnlyList<GesteDeLettre> Pour(this LettreDeMission lettre, Acteur acteur) =>
        [.. Enum.GetValues<GesteDeLettre>().Where(g => Permet(lettre, acteur, g))];

    /// <summary>L'étape que l'acteur peut signer, d'après son rôle.</summary>
    public static Etape? EtapeDe(this Acteur acteur) =>
        acteur.Peut(Permission.SignerCommeChef) ? Etape.Chef
        : acteur.Peut(Permission.SignerCommeRupn) ? Etape.Rupn
        : acteur.Peut(Permission.ValiderLettres) ? Etape.Dan : null;

    private static bool Permet(LettreDeMission lettre, Acteur acteur, GesteDeLettre geste)
    {
        var redige = acteur.Peut(Permission.RedigerLettres);
        var sonTour = acteur.EtapeDe() is { } etape && lettre.Etat.EtapeAttendue() == etape && !Intervient(lettre, acteur, etape);
        return geste switch
        {
            GesteDeLettre.Modifier => redige && lettre.Etat is EtatDeLettre.Brouillon,
            GesteDeLettre.Signer => sonTour,
            GesteDeLettre.Refuser => sonTour && acteur.EtapeDe() is Etape.Rupn,
            GesteDeLettre.Renvoyer => sonTour && acteur.EtapeDe() is Etape.Dan,
            GesteDeLettre.Retirer => PeutRetirer(lettre, acteur),
            GesteDeLettre.Reprendre =>
                redige && lettre.Etat is (EtatDeLettre.ASignerParLeChef or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee),
            GesteDeLettre.DeclarerManuscrite => acteur.Peut(Permission.DeclarerSignatureManuscrite) && lettre.Etat is EtatDeLettre.ASignerParLeChef,
            GesteDeLettre.Abandonner => redige && lettre.Etat is (EtatDeLettre.Brouillon or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee),
            GesteDeLettre.OuvrirAvenant or GesteDeLettre.MettreFin =>
                redige && lettre.Etat is EtatDeLettre.Validee && lettre.Nature is not NatureDeLActe.FinDeMission,
            GesteDeLettre.Reconduire =>
                redige && lettre.Etat is (EtatDeLettre.Validee or EtatDeLettre.Remplacee) && lettre.Nature is not NatureDeLActe.FinDeMission,
            _ => lettre.Etat.EstDefinitif(),
        };
    }

    private static bool Intervient(LettreDeMission lettre, Acteur acteur, Etape etape) =>
        lettre.VersionCourante.Posees.Any(s => s.PersonneId == acteur.PersonneId)
        || (etape is not Etape.Rupn && lettre.Mission!.Personnel!.PersonneId == acteur.PersonneId);

    private static bool PeutRetirer(LettreDeMission lettre, Acteur acteur) =>
        acteur.EtapeDe() is { } etape && lettre.Etat.EtapeAttendue() is not null
        && lettre.VersionCourante.Posee(etape)?.PersonneId == acteur.PersonneId
        && !lettre.VersionCourante.Posees.Any(s => s.Etape > etape);
}
