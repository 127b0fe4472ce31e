<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/order"><number><xsl:value-of select="id"/></number></xsl:template>
</xsl:stylesheet>
