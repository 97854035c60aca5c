namespace RupnManager.Services.Etablissements;

/// <summary>Une chose qu'un agent laisse ouverte en partant : ce que c'est, où elle en est, le geste qui y remédie.</summary>
public sealed record ChoseLaissee(string Quoi, string Suite, string Bouton, string Lien);

/// <summary>Le départ d'un agent, noté ou à noter.</summary>
/// <param name="PersonnelId">Sa fiche.</param>
/// <param name="Designation">« Mme Laure Simon ».</param>
/// <param name="DernierJour">Son dernier jour, si son départ est noté.</param>
/// <param name="Annulable">Vrai si le départ noté n'a pas encore pris effet : l'annuler rend tout ce qu'il fermait.</param>
/// <param name="Version">La version lue : deux personnes ne s'écrasent pas.</param>
/// <param name="Acces">Son accès de RUPN ici, tel qu'il court ; rien s'il n'en a pas ou s'il a fini.</param>
/// <param name="AutresRoles">Les autres rôles qu'il exerce ici, que ce geste ne ferme pas.</param>
/// <param name="Choses">Ce qui reste ouvert, le plus pressant d'abord.</param>
public sealed record DepartPrevu(
    Guid PersonnelId, string Designation, DateOnly? DernierJour, bool Annulable, int Version, string? Acces, IReadOnlyList<string> AutresRoles,
    IReadOnlyList<ChoseLaissee> Choses);
