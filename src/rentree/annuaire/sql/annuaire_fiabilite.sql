-- Schools and kinds of export from which an absence can be concluded: there, whole, and not refused since.
SELECT DISTINCT exports.uai, exports.source
FROM exports
LEFT JOIN douteux ON douteux.uai = exports.uai AND douteux.source = exports.source
WHERE douteux.uai IS NULL
