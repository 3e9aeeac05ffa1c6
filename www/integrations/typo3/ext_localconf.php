<?php

$GLOBALS['TYPO3_CONF_VARS']['RTE']['Presets']['helder'] = 'EXT:helder/Configuration/RTE/Helder.yaml';
